import type { Words } from '../en.ts';

export const kinds: Words['kinds'] = {
  organisation: {
    university: '高校',
    institute: '科研院所',
    company: '企业',
    agency: '技术转移机构',
    operator: '运营方',
    financier: '投资机构',
    government: '政府部门',
  },
  role: { owner: '所有者', admin: '管理员', editor: '编辑', viewer: '查看者' },
};
