"""演示数据: an illustrative year of an invented bureau, entered through the same acts as real work."""
