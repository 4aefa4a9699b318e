import type { Words } from '../en.ts';

export const palette: Words['palette'] = {
  title: 'Перейти',
  label: 'Страница, ваша запись или слова для поиска на рынке',
  nothing: 'Ничего не найдено.',
  searchListings: (words) => `Искать среди предложений: «${words}»`,
  searchDemands: (words) => `Искать среди запросов: «${words}»`,
};
