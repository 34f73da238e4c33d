import { ActionIcon, Popover, SimpleGrid, TextInput, type TextInputProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import { useGroupFormWords } from './form-words.ts';

/** What groups are often about; any other emoji can be typed. */
const usual =
  '⚽ 🏀 🏐 🎾 🏃 🚴 🧘 🥾 📚 🎬 🎵 🎨 🎲 🎓 💼 💻 🏡 🍽️ ☕ 🎂 🎉 ✈️ 🏕️ 🐶 🌱 ❤️ ⭐ 🏆 🩺 💇 🦷 🔔'.split(
    ' ',
  );

interface IconFieldProps extends Omit<TextInputProps, 'onChange' | 'defaultValue'> {
  defaultValue?: string;
  onChange?: (icon: string) => void;
}

export function IconField({ defaultValue = '', onChange, ...props }: IconFieldProps) {
  const words = useGroupFormWords();
  const [icon, setIcon] = useState(defaultValue);
  const [isOpen, { close, toggle }] = useDisclosure(false);
  const pick = (picked: string) => {
    setIcon(picked);
    onChange?.(picked);
  };
  return (
    <TextInput
      label={words.icon}
      description={words.iconAbout}
      maxLength={40}
      autoComplete="off"
      {...props}
      value={icon}
      onChange={({ currentTarget }) => pick(currentTarget.value)}
      rightSectionWidth={40}
      rightSection={
        <Popover opened={isOpen} onDismiss={close} position="bottom-end" trapFocus>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={words.iconPick} onClick={toggle}>
              <IconMoodSmile size={20} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p={4}>
            <SimpleGrid cols={8} spacing={0} verticalSpacing={0}>
              {usual.map((emoji) => (
                <ActionIcon
                  key={emoji}
                  variant="subtle"
                  color="gray"
                  size={40}
                  fz={20}
                  aria-label={emoji}
                  onClick={() => {
                    pick(emoji);
                    close();
                  }}
                >
                  {emoji}
                </ActionIcon>
              ))}
            </SimpleGrid>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
