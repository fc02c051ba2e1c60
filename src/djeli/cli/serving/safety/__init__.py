"""What is looked at before a folder is served: who has it, who may read it, what is set weakly."""
