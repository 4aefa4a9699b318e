import type { Words } from '../en.ts';

export const states: Words['states'] = {
  draft: 'черновик',
  in_review: 'на рассмотрении',
  published: 'размещено',
  open: 'открыто',
  reserved: 'зарезервировано',
  transferred: 'передано',
  withdrawn: 'снято',
  expired: 'срок истёк',
  closed: 'закрыто',
};
