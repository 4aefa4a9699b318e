import type { Language } from '@techbourse/domain';

export type DemoPerson = {
  name: string;
  email: string;
  language: Language;
  /** The key of its organisation in the catalogue; `operator` runs the exchange. */
  organisation: string;
  role: 'owner' | 'admin' | 'editor' | 'viewer';
  /** What it is there for, to whom tries the demo. */
  does: string;
};

/** Invented people of invented organisations; their mail goes nowhere. */
export const people: readonly DemoPerson[] = [
  {
    name: '沈立群',
    email: 'shen.liqun@songhe.example',
    language: 'zh',
    organisation: 'songhe',
    role: 'owner',
    does: 'technology transfer officer of a university',
  },
  {
    name: 'Ma Ruolin',
    email: 'ma.ruolin@songhe.example',
    language: 'en',
    organisation: 'songhe',
    role: 'editor',
    does: 'inventor at that university',
  },
  {
    name: '叶汉钧',
    email: 'ye.hanjun@jincheng.example',
    language: 'zh',
    organisation: 'jincheng',
    role: 'owner',
    does: 'manager of a company that looks for technology',
  },
  {
    name: 'Тао Юцзе',
    email: 'tao.yujie@xingqiao.example',
    language: 'ru',
    organisation: 'xingqiao',
    role: 'owner',
    does: 'broker of an agency',
  },
  {
    name: 'Qiu Mingzhe',
    email: 'qiu.mingzhe@operator.example',
    language: 'en',
    organisation: 'operator',
    role: 'admin',
    does: 'reviewer of the operator',
  },
];
