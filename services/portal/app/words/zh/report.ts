import type { Words } from '../en.ts';

export const report: Words['report'] = {
  title: '举报记录',
  lead: '只有交易所运营方可以看到举报内容和举报人。',
  reason: '问题',
  reasons: {
    false_claim: '内容不实',
    not_theirs: '无权提供',
    unlawful: '违法',
    names_somebody: '未经同意提及他人',
    spam: '广告',
    other: '其他',
  },
  message: '您了解的情况',
  email: '回复邮箱',
  send: '提交举报',
  sent: '运营方已收到您的举报，谢谢。',
};
