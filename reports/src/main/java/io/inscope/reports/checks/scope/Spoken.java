package io.inscope.reports.checks.scope;

import java.util.Map;
import java.util.Set;

/// What a port is known to speak: by the name that somebody gave it, and else by its number.
enum Spoken {
  /// Without encryption, as its name says.
  CLEAR,
  /// With encryption, as its name says.
  ENCRYPTED,
  /// A protocol that has both, or whose number alone tells it.
  EITHER,
  UNKNOWN;

  private static final Set<String> CLEAR_NAMES =
      Set.of(
          "ftp",
          "http",
          "imap",
          "kubernetes.io/ws",
          "ldap",
          "pop3",
          "rsync",
          "smtp",
          "snmp",
          "telnet",
          "tftp",
          "vnc",
          "ws");

  private static final Set<String> ENCRYPTED_NAMES =
      Set.of(
          "ftps",
          "grpcs",
          "https",
          "imaps",
          "kubernetes.io/wss",
          "ldaps",
          "pop3s",
          "rediss",
          "smtps",
          "ssh",
          "tls",
          "wss");

  private static final Set<String> EITHER_NAMES =
      Set.of("amqp", "mongo", "mongodb", "mysql", "postgres", "postgresql", "redis");

  /// Ports on which such protocols are spoken mostly. Source: the [IANA port
  /// numbers](https://www.iana.org/assignments/service-names-port-numbers).
  private static final Map<Integer, String> NUMBERS =
      Map.ofEntries(
          Map.entry(21, "ftp"),
          Map.entry(23, "telnet"),
          Map.entry(25, "smtp"),
          Map.entry(80, "http"),
          Map.entry(110, "pop3"),
          Map.entry(143, "imap"),
          Map.entry(161, "snmp"),
          Map.entry(389, "ldap"),
          Map.entry(873, "rsync"),
          Map.entry(1433, "mssql"),
          Map.entry(3306, "mysql"),
          Map.entry(5432, "postgresql"),
          Map.entry(6379, "redis"),
          Map.entry(9200, "elasticsearch"),
          Map.entry(27017, "mongodb"));

  /// @param name of the port, or the protocol it declares; the part before a hyphen counts, as in
  ///   `http-metrics`
  static Spoken of(String name, int port) {
    String first = name.split("-", 2)[0];
    if (CLEAR_NAMES.contains(first)) {
      return CLEAR;
    }
    if (ENCRYPTED_NAMES.contains(first)) {
      return ENCRYPTED;
    }
    return EITHER_NAMES.contains(first) || NUMBERS.containsKey(port) ? EITHER : UNKNOWN;
  }
}
