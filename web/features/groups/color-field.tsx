import {
  ColorInput,
  ColorSwatch,
  Input,
  Radio,
  Group as Row,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useGroupFormWords } from './form-words.ts';
import { paletteQuery } from './queries.ts';

interface ColorFieldProps {
  defaultValue?: string;
  onChange?: (color: string) => void;
  error?: ReactNode;
}

/** One of the colours that are told apart well, or any other. */
export function ColorField({ defaultValue = '', onChange, error }: ColorFieldProps) {
  const words = useGroupFormWords();
  const { data } = useQuery(paletteQuery);
  const [color, setColor] = useState(defaultValue);
  const pick = (picked: string) => {
    setColor(picked);
    onChange?.(picked);
  };
  return (
    <Input.Wrapper label={words.color} error={error} labelElement="div">
      <Row gap="xs" mt={4}>
        <Radio.Group value={color.toUpperCase()} onChange={pick} aria-label={words.color}>
          {/* As high before the colours are there: nothing below them moves. */}
          <Row gap={4} mih={40}>
            {data?.colors.map(({ hex, name }) => (
              <Tooltip key={hex} label={words.colors[name] ?? name}>
                <Radio.Card value={hex} w={40} h={40} p={4} radius="xl" withBorder={false}>
                  <ColorSwatch color={hex} size={32} component="span">
                    {color.toUpperCase() === hex && <IconCheck size={18} color="#fff" stroke={3} />}
                  </ColorSwatch>
                  <VisuallyHidden>{words.colors[name] ?? name}</VisuallyHidden>
                </Radio.Card>
              </Tooltip>
            ))}
          </Row>
        </Radio.Group>
        <ColorInput
          aria-label={words.otherColor}
          w={140}
          format="hex"
          withEyeDropper={false}
          value={color}
          onChange={pick}
        />
      </Row>
    </Input.Wrapper>
  );
}
