import type { Words } from '../en.ts';

export const states: Words['states'] = {
  draft: '草稿',
  in_review: '审核中',
  published: '已发布',
  open: '征集中',
  reserved: '已预留',
  transferred: '已转让',
  withdrawn: '已撤回',
  expired: '已过期',
  closed: '已关闭',
};
