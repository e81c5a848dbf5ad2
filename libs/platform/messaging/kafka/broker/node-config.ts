/** Ports of one node, all on loopback. */
export interface NodePorts {
  /** Where clients come. */
  readonly client: number;
  readonly controller: number;
  /** Where nodes speak to each other, and where nobody signs in. */
  readonly inside: number;
}

/** What a node is told of itself and of the others. */
export interface NodeConfig {
  /** 1, 2, 3 ... */
  readonly id: number;
  readonly nodes: readonly NodePorts[];
  readonly folder: string;
  /** Clients sign in by SCRAM-SHA-512, and may do what an ACL allows them; the user named `admin` may do all. */
  readonly sasl: boolean;
}

const HOST = '127.0.0.1';

const listenersOf = ({ client, inside, controller }: NodePorts, sasl: boolean): string =>
  [
    `${sasl ? 'SASL_PLAINTEXT' : 'PLAINTEXT'}://${HOST}:${String(client)}`,
    `INSIDE://${HOST}:${String(inside)}`,
    `CONTROLLER://${HOST}:${String(controller)}`,
  ].join(',');

const guarded = [
  'sasl.enabled.mechanisms=SCRAM-SHA-512',
  'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  // Who speaks on INSIDE and CONTROLLER is anonymous, and both listen on loopback only.
  'super.users=User:admin;User:ANONYMOUS',
];

/** server.properties of one KRaft node that is broker and controller. Small where one machine holds all of it. */
export const serverProperties = ({ id, nodes, folder, sasl }: NodeConfig): string => {
  const own = nodes[id - 1];
  if (own === undefined) throw new Error(`There is no node ${String(id)}.`);
  const copies = String(Math.min(3, nodes.length));
  const enough = String(Math.min(2, nodes.length));
  const listeners = listenersOf(own, sasl);
  return [
    'process.roles=broker,controller',
    `node.id=${String(id)}`,
    `controller.quorum.voters=${nodes.map(({ controller }, at) => `${String(at + 1)}@${HOST}:${String(controller)}`).join(',')}`,
    `listeners=${listeners}`,
    `advertised.listeners=${listeners.split(',').slice(0, 2).join(',')}`,
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name=INSIDE',
    'controller.listener.names=CONTROLLER',
    `log.dirs=${folder.replaceAll('\\', '/')}`,
    'auto.create.topics.enable=false',
    `default.replication.factor=${copies}`,
    `min.insync.replicas=${enough}`,
    `offsets.topic.replication.factor=${copies}`,
    'offsets.topic.num.partitions=5',
    `transaction.state.log.replication.factor=${copies}`,
    `transaction.state.log.min.isr=${enough}`,
    `share.coordinator.state.topic.replication.factor=${copies}`,
    `share.coordinator.state.topic.min.isr=${enough}`,
    'group.initial.rebalance.delay.ms=0',
    'num.network.threads=2',
    'num.io.threads=4',
    'log.cleaner.dedupe.buffer.size=4194304',
    'controlled.shutdown.enable=true',
    ...(sasl ? guarded : []),
    '',
  ].join('\n');
};
