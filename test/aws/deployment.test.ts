/** That what the adapters use is what deploy/ makes and allows. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readYaml } from './read-stack.ts';
import { tableLayout } from './resources.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const yaml = (path: string) => readYaml(inject('cache'), read(path));

interface TableTask {
  readonly hash_key_name: string;
  readonly indexes: readonly {
    readonly name: string;
    readonly type: string;
    readonly hash_key_name: string;
    readonly range_key_name: string;
    readonly range_key_type: string;
    readonly includes: readonly string[];
  }[];
}

it('Ansible makes the table that the adapters are tested with', () => {
  const tasks = yaml('deploy/ansible/roles/05_storage/tasks/main.yml') as Record<string, unknown>[];
  const table = tasks.find((task) => 'community.aws.dynamodb_table' in task)?.[
    'community.aws.dynamodb_table'
  ] as TableTask;
  expect(table.hash_key_name).toBe(tableLayout.KeySchema[0].AttributeName);
  const typeOf = new Map<string, string>(
    tableLayout.AttributeDefinitions.map((a) => [a.AttributeName, a.AttributeType]),
  );
  expect(table.indexes.map((index) => ({ ...index, includes: [...index.includes].sort() }))).toEqual(
    tableLayout.GlobalSecondaryIndexes.map(({ IndexName, KeySchema: [hash, range], Projection }) => ({
      name: IndexName,
      type: 'global_include',
      hash_key_name: hash.AttributeName,
      hash_key_type: 'STRING',
      range_key_name: range.AttributeName,
      range_key_type: typeOf.get(range.AttributeName) === 'N' ? 'NUMBER' : 'STRING',
      includes: [...Projection.NonKeyAttributes].sort(),
    })),
  );
  const safeguards = tasks.find((task) => 'dynamodb_safeguards' in task)?.dynamodb_safeguards;
  expect(safeguards).toMatchObject({ ttl_attribute: 'expires' });
});

/** Commands whose permission has another name. */
const actionOf: Readonly<Record<string, string>> = {
  SendMessageBatch: 'sqs:SendMessage',
  DeleteMessageBatch: 'sqs:DeleteMessage',
  ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
  Get: 'dynamodb:GetItem',
  BatchGet: 'dynamodb:BatchGetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  Query: 'dynamodb:Query',
  HeadObject: 's3:GetObject',
  DeleteObjects: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
};

describe('deploy/iam/actions.yml', () => {
  const commands = new Map<string, string>();
  for (const file of globSync('src/adapters/aws/*.ts', { cwd: root })) {
    for (const [, name] of read(file).matchAll(/new (\w+)Command\(/g)) commands.set(name, file);
  }
  const service = (file: string) => (file.includes('sqs') ? 'sqs' : file.includes('dynamo') ? 'dynamodb' : 's3');

  it('allows every call that an adapter makes to some role', () => {
    const { roles } = yaml('deploy/iam/actions.yml') as { roles: Record<string, { actions: string[] }[]> };
    const granted = new Set(
      Object.values(roles)
        .flat()
        .flatMap(({ actions }) => actions),
    );
    expect(commands.size).toBeGreaterThan(10);
    for (const [name, file] of commands) {
      expect([...granted], `${name} in ${file}`).toContain(actionOf[name] ?? `${service(file)}:${name}`);
    }
  });
});
