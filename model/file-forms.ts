/** The forms in which an agreement is taken along. */

export const FILE_FORMS = [
  {
    id: 'pdf',
    naam: 'Pdf',
    uitleg: 'Om te ondertekenen',
    inZin: 'de pdf',
    een: 'een pdf',
    extension: 'pdf',
    type: 'application/pdf',
  },
  {
    id: 'docx',
    naam: 'Word',
    uitleg: 'Om uit over te nemen',
    inZin: 'het Word-bestand',
    een: 'een Word-bestand',
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    id: 'raadspakket',
    naam: 'Raadspakket',
    uitleg: 'Pdf, Word en per raad een ontwerp van besluit',
    inZin: 'het raadspakket',
    een: 'een raadspakket',
    extension: 'zip',
    type: 'application/zip',
  },
] as const;
export type FileForm = (typeof FILE_FORMS)[number];
export type FileFormId = FileForm['id'];
