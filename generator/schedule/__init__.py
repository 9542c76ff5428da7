"""The core: the schedule's model, its dates and its checks. No files, no network, no clock."""
