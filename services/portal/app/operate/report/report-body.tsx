import { useQuery } from '@tanstack/react-query';
import { operateReads } from '../reads.ts';
import type { BodyProps } from '../work/body-props.ts';
import { Known } from '../work/known.tsx';
import { ReportBody } from './report.tsx';

/** A report, read by the id of its row. */
export function ReportWork({ row: { id }, onDone }: BodyProps) {
  const read = useQuery(operateReads.report(id));
  return <Known of={read}>{(report) => <ReportBody report={report} onDone={onDone} />}</Known>;
}
