// Without this setting at its start, ONNX Runtime reports sessions, models and errors to its vendor, with a persistent
// machine identifier. It asks the environment of the process, of which a worker thread has only a copy.
process.env.ORT_DISABLE_TELEMETRY = '1';
