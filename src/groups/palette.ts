/** Colours by which groups are told apart at a glance, with what they are for. Any other is taken too. */
export const groupColors = [
  { hex: '#3B82F6', name: 'Blue', use: 'Information' },
  { hex: '#EF4444', name: 'Red', use: 'High priority' },
  { hex: '#F59E0B', name: 'Orange', use: 'Medium priority' },
  { hex: '#10B981', name: 'Green', use: 'Standard' },
  { hex: '#8B5CF6', name: 'Purple', use: 'Special' },
  { hex: '#6B7280', name: 'Gray', use: 'Archive' },
  { hex: '#EC4899', name: 'Pink', use: 'VIP' },
  { hex: '#14B8A6', name: 'Teal', use: 'New' },
] as const;

/** As the column has it. */
export const defaultColor = '#3B82F6';
