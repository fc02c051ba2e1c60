"""Pictures and documents: who may change published ones and what other users are told; who may see
documents of sources that readers never see."""
