"""What `gongkai check` needs beside the rules: files, settings, baselines, mending."""
