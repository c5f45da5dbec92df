import type { Logger } from 'pino';
import { fixedTarget } from '../../adapters/function/fixed-target.ts';
import type { FunctionTarget } from '../../adapters/function/function-renderer.ts';
import { Gateway } from '../../adapters/openfaas/gateway.ts';
import { queueArn } from '../../adapters/openfaas/queue-arn.ts';
import { TopicTarget } from '../../adapters/openfaas/topic-target.ts';
import { ConfigError } from '../../config/load.ts';
import type { Config } from '../../config/settings.ts';
import { required } from '../aws/places.ts';

export interface OpenTarget {
  readonly target: FunctionTarget;
  close(): Promise<void>;
}

function httpUrl(name: string, url: string): string {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new ConfigError([`${name}: ${JSON.stringify(url)} is no http or https URL`]);
}

/** The function that the configuration names, or the topics of the gateway that it names. Throws `ConfigError`. */
export async function openTarget(config: Config, log: Logger): Promise<OpenTarget> {
  const { functionUrl, gatewayUrl } = config;
  if (functionUrl !== undefined && gatewayUrl !== undefined) {
    throw new ConfigError(['functionUrl and gatewayUrl are both set: give one of them']);
  }
  if (functionUrl !== undefined) {
    return { target: fixedTarget(httpUrl('functionUrl', functionUrl)), close: async () => undefined };
  }
  if (gatewayUrl === undefined) {
    throw new ConfigError(['neither functionUrl nor gatewayUrl is set: where is the function?']);
  }
  const gateway = new Gateway({
    url: httpUrl('gatewayUrl', gatewayUrl),
    user: config.gatewayUser,
    password: config.gatewayPassword,
  });
  const queueUrl = required(config, 'queueUrl');
  const target = new TopicTarget({
    gateway,
    queueUrl,
    queueArn: queueArn(queueUrl, process.env.AWS_REGION),
    rebuildMs: config.topicRebuild,
    onRebuildFailed: (error) => log.warn({ err: error }, 'the map of topics stays as it was'),
  });
  await target.start();
  return {
    target,
    close: async () => {
      target.close();
      await gateway.close();
    },
  };
}
