"""Making chunks findable: Chunk -> vector and Dutch word index -> ranked Chunk."""

import os

# onnxruntime looks up a collector when it is first imported, unless this is set before.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
