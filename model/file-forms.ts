/** The forms in which an agreement is taken along. */

export const FILE_FORMS = [
  { id: 'pdf', naam: 'Pdf', extension: 'pdf', type: 'application/pdf', inZin: 'de pdf', een: 'een pdf' },
  {
    id: 'docx',
    naam: 'Word',
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    inZin: 'het Word-bestand',
    een: 'een Word-bestand',
  },
  {
    id: 'raadspakket',
    naam: 'Raadspakket',
    extension: 'zip',
    type: 'application/zip',
    inZin: 'het raadspakket',
    een: 'een raadspakket',
  },
] as const;
export type FileForm = (typeof FILE_FORMS)[number];
export type FileFormId = FileForm['id'];
