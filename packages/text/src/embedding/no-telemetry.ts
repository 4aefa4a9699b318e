// ONNX Runtime tells its maker of sessions, models and errors, under an identifier that it keeps on the machine, unless
// this is set when it starts. It asks the environment of the process, of which a worker thread has only a copy.
process.env.ORT_DISABLE_TELEMETRY = '1';
