"""Making chunks findable: Chunk -> vector and Dutch word index -> ranked Chunk."""

import os

# onnxruntime looks up a collector and keeps a device id when it is first imported, unless this is "1" before; an empty
# value turns it on again, so that what the environment says is not asked.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
