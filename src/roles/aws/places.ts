import { ConfigError } from '../../config/load.ts';
import { type Config, environmentName, flagName, type SettingName } from '../../config/settings.ts';
import type { AwsPlaces } from './connect-aws.ts';

/** The value of a setting that a role cannot do without; throws `ConfigError`. */
export function required<K extends SettingName>(config: Config, name: K): NonNullable<Config[K]> {
  const value = config[name];
  if (value === undefined || value === null) {
    throw new ConfigError([`${name} is not set: give --${flagName(name)} or ${environmentName(name)}`]);
  }
  return value;
}

/** Where the AWS side is, from the configuration; throws `ConfigError` naming everything that is missing. */
export function awsPlaces(config: Config): AwsPlaces {
  const faults: string[] = [];
  const place = (name: 'queueUrl' | 'deadLetterUrl' | 'table' | 'bucket'): string => {
    try {
      return required(config, name);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(...error.faults);
      return '';
    }
  };
  const places: AwsPlaces = {
    queueUrl: place('queueUrl'),
    deadLetterUrl: place('deadLetterUrl'),
    table: place('table'),
    bucket: place('bucket'),
    prefix: config.bucketPrefix,
    visibilityMs: config.visibilityTimeout,
    retentionMs: config.retention,
    idempotencyMs: config.retention,
    maxMessageBytes: config.maxMessage,
    s3PathStyle: config.s3PathStyle,
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return places;
}
