package io.inscope.app.cli;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what people type.
final class Arguments {
  private static final Pattern PORT =
      Pattern.compile("(tcp|udp|sctp)[/ ](\\d{1,5})", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+(/\\d{1,3})?");

  /// What `--assume` says of itself. Picocli needs a constant, so the keys stand here too.
  static final String ASSUME =
      "Overrides what was found out about the network plugin, with yes, no or unknown:"
          + " enforced=yes. Known are admin_network_policy, audit_mode, calico_policy,"
          + " cilium_policy, cluster_network_policy, encrypts_hosts, encrypts_pods, end_port,"
          + " enforced, ip_block_matches_nodes, ip_block_matches_pods,"
          + " local_node_egress_allowed, local_node_ingress_allowed; 'inscope plugin' shows them.";

  private Arguments() {}

  /// `TCP/443`
  static PortRange port(String text) {
    Matcher matcher = PORT.matcher(text);
    if (matcher.matches()) {
      int number = Integer.parseInt(matcher.group(2));
      if (number >= 1 && number <= 65535) {
        Protocol protocol = Protocol.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        return new PortRange(protocol, number, number);
      }
    }
    throw new WrongUsage(
        "'%s' is not a port".formatted(text), "Write protocol and number: TCP/443, UDP/53.");
  }

  /// `payments/Deployment.apps/gateway`, `203.0.113.0/24`, `10.0.0.7`
  static Peer peer(String text) {
    if (ADDRESS.matcher(text).matches()) {
      return new Peer.OfAddress(text);
    }
    return new Peer.OfObject(ref(text));
  }

  static ResourceRef ref(String text) {
    return ResourceRef.parse(text)
        .orElseThrow(
            () ->
                new WrongUsage(
                    "'%s' names no object".formatted(text),
                    "Write [namespace/]Kind[.group]/name: payments/Deployment.apps/gateway,"
                        + " Node/worker-1."));
  }

  /// `enforced=yes`: the texts themselves, when they are assumptions.
  static List<String> assumptions(List<String> texts) {
    try {
      Assumptions.parse(texts);
      return List.copyOf(texts);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()), "");
    }
  }
}
