import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core';

const ACCENT: MantineColorsTuple = [
  '#eaf2fd',
  '#d2e2f8',
  '#a4c4f0',
  '#74a5e8',
  '#4c8ae1',
  '#2f75d6',
  '#1b66c9',
  '#0a56b8',
  '#08499c',
  '#063b80',
];

const look = createTheme({
  primaryColor: 'accent',
  primaryShade: 7,
  colors: { accent: ACCENT },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 'var(--radius)',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // 16 px: smaller fields make phones zoom in
  components: Object.fromEntries(
    ['TextInput', 'PasswordInput', 'Textarea', 'Select', 'NumberInput', 'Radio', 'Checkbox', 'Switch'].map((name) => [
      name,
      { defaultProps: { size: 'md' } },
    ]),
  ),
});

/** The look, with the names that voices read where a component has none of its own. */
export function themeWith(close: string): MantineThemeOverride {
  const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
  return mergeThemeOverrides(look, { components: { Modal: named, Drawer: named } });
}

/** The look comes from the tokens that both faces of the portal share; they know light and dark themselves. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--raised)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-accent-filled': 'var(--pressable)',
    '--mantine-color-accent-filled-hover': 'var(--pressable-hover)',
    '--mantine-color-red-filled': 'var(--harmful)',
    '--mantine-color-red-filled-hover': 'var(--harmful-hover)',
    '--mantine-color-accent-light': 'var(--raised)',
    '--mantine-color-accent-light-hover': 'var(--raised)',
    '--mantine-color-accent-light-color': 'var(--link)',
    '--mantine-color-accent-text': 'var(--link)',
    '--mantine-color-accent-outline': 'var(--link)',
  };
  return { variables: {}, light: both, dark: both };
};
