"""ApsaraVideo Live of Alibaba Cloud: its signature, its codes, its operations."""
