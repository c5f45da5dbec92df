const SQS_HOST = /^sqs\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/;

/**
 * The ARN of a queue by its URL, without asking AWS: `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME`. Undefined for a URL of
 * another form, unless `region` is known (emulators, VPC endpoints: any host, `/ACCOUNT/NAME`).
 */
export function queueArn(queueUrl: string, region?: string): string | undefined {
  if (!URL.canParse(queueUrl)) return undefined;
  const { hostname, pathname } = new URL(queueUrl);
  const [account, name] = pathname.split('/').slice(-2);
  const where = SQS_HOST.exec(hostname)?.[1] ?? region;
  if (where === undefined || !/^\d{12}$/.test(account) || !name) return undefined;
  const partition = where.startsWith('cn-') ? 'aws-cn' : where.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return `arn:${partition}:sqs:${where}:${account}:${name}`;
}
