"""Policy interpretation in step (政策解读): the plan, the waiver, what a package lacks, what came late."""
