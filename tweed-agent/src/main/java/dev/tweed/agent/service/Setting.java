package dev.tweed.agent.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator may say to an agent and to the commands around it, under one name everywhere:
 * {@code --lease-ttl} on the command line, {@code TWEED_LEASE_TTL} in the environment, {@code
 * lease-ttl} in the file. That is also the order in which they count.
 */
public enum Setting {
  STORE(
      Kind.VALUE,
      "URL",
      "embedded:/var/lib/tweed",
      "Where the hosts agree on subnets: etcd:URL,URL… for many, embedded:DIRECTORY for this host"
          + " alone."),
  ETCD_CA(Kind.VALUE, "FILE", "", "Who signs etcd's certificates, PEM; the system's by default."),
  ETCD_CERT(Kind.VALUE, "FILE", "", "This client's certificate for etcd, PEM."),
  ETCD_KEY(Kind.VALUE, "FILE", "", "The key of that certificate, PEM."),
  ETCD_SERVER_NAME(
      Kind.VALUE, "NAME", "", "The name in etcd's certificates, if not that in the URL."),
  ETCD_USER(Kind.VALUE, "NAME", "", "The account at etcd."),
  ETCD_PASSWORD_FILE(Kind.VALUE, "FILE", "", "A file with its password."),
  STORE_PREFIX(
      Kind.VALUE,
      "KEY",
      "/coreos.com/network",
      "What all keys in the store begin with; the default is flannel's."),
  NETWORK(
      Kind.VALUE,
      "JSON|@FILE",
      "",
      "The network, as flannel configures it; written if the store has none."),
  HOST(Kind.VALUE, "NAME", "", "This host's name in logs and status; the machine's by default."),
  IFACE(
      Kind.LIST,
      "NAME|IP",
      "",
      "The link that joins this host to the others; the first one that is there counts. By default"
          + " that of the default route."),
  IFACE_REGEX(
      Kind.LIST, "REGEX", "", "The same by a pattern, looked for in addresses, then in names."),
  IFACE_CAN_REACH(
      Kind.VALUE, "IP", "", "The same by an address: the link that packets to it take."),
  PUBLIC_IP(
      Kind.VALUE, "IP", "", "Where the others reach this host, if not at its link's own address."),
  PUBLIC_IPV6(Kind.VALUE, "IP", "", "The same over IPv6."),
  PREFIX(Kind.VALUE, "NAME", "tweed", "What tunnel links are called: tweed makes tweed.1."),
  BRIDGE(Kind.VALUE, "NAME", "tweed0", "The bridge containers are ports of."),
  SUBNET_FILE(
      Kind.VALUE,
      "FILE",
      "/run/flannel/subnet.env",
      "Tells container runtimes of the subnet; \"\" for none."),
  LEASE_TTL(
      Kind.VALUE, "TIME", "24h", "How long the lease outlives this host's last word: 90s, 24h."),
  RELEASE_ON_EXIT(
      Kind.SWITCH,
      "",
      "",
      "When told to stop, take everything away and give the lease back. By default packets go on"
          + " flowing."),
  SOCKET(Kind.VALUE, "FILE", "/run/tweed/agent.sock", "Where the agent answers commands."),
  LISTEN(
      Kind.VALUE,
      "IP:PORT",
      "127.0.0.1:9473",
      "Where /healthz, /readyz and /metrics are served; \"\" for nowhere."),
  LOG_FORMAT(Kind.VALUE, "text|json", "text", "How the log is written, on stderr.");

  /** How many values a setting has. */
  public enum Kind {
    VALUE,
    LIST,
    /** None: it is on or off. */
    SWITCH
  }

  private final Kind kind;
  private final String label;
  private final String byDefault;
  private final String description;

  Setting(Kind kind, String label, String byDefault, String description) {
    this.kind = kind;
    this.label = label;
    this.byDefault = byDefault;
    this.description = description;
  }

  /** {@code lease-ttl}: its name in the file, and after two dashes on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code --lease-ttl}. */
  public String flag() {
    return "--" + key();
  }

  /** {@code TWEED_LEASE_TTL}. */
  public String variable() {
    return "TWEED_" + name();
  }

  public Kind kind() {
    return kind;
  }

  /** What stands for its value in help. */
  public String label() {
    return label;
  }

  /** Its value when nobody says anything; empty for none. */
  public String byDefault() {
    return byDefault;
  }

  /** One sentence for help. */
  public String description() {
    return description;
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
