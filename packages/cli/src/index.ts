export { RejectionReport } from './import/report.ts';
export { importFile } from './import/run.ts';
