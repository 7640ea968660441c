import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const config: CodegenConfig = {
  schema: '../../../schema.graphqls',
  documents: 'source/documents.ts',
  generates: {
    // With the manifest, which the server reads: so nothing else that is JSON may lie there.
    'generated/documents/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      // A normalized cache asks for `__typename` everywhere, and only the document in the manifest is executed.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: { useTypeImports: true, scalars: { Date: 'string', DateTime: 'string', JSON: 'unknown' } },
    },
  },
};

export default config;
