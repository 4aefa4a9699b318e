export { type Api, ApiError, createApi } from './http.ts';
export { RejectionReport } from './import/report.ts';
export { importFile } from './import/run.ts';
