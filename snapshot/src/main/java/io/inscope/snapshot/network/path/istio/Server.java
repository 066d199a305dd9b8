package io.inscope.snapshot.network.path.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.path.entry.Door;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One server of a Gateway.
///
/// @param hosts as written: `shop/*.example`, `*`
/// @param mode of TLS; empty when it has none
record Server(
    Resource gateway, Field field, int port, String protocol, List<String> hosts, String mode) {

  static Server of(Resource gateway, Field server) {
    long port = server.at("port", "number").number().orElse(0);
    Field tls = server.at("tls");
    // A server with TLS and no mode ends it; one that only redirects has no TLS.
    boolean redirects = tls.at("httpsRedirect").isTrue();
    return new Server(
        gateway,
        server,
        port < 1 || port > 65535 ? 0 : (int) port,
        server.at("port", "protocol").text("").toUpperCase(Locale.ROOT),
        server.at("hosts").each().flatMap(host -> host.text().stream()).toList(),
        tls.at("mode").text(tls.isPresent() && !redirects ? "SIMPLE" : ""));
  }

  /// Whether it takes the hosts of an object in a namespace.
  ///
  /// @param gatewayNamespace what `.` means
  boolean takes(String namespace, List<String> hosts, String gatewayNamespace) {
    return this.hosts.stream()
        .anyMatch(
            written -> {
              int slash = written.indexOf('/');
              String in = slash < 0 ? "*" : written.substring(0, slash);
              String where = in.equals(".") ? gatewayNamespace : in;
              return (where.equals("*") || where.equals(namespace))
                  && IstioHosts.intersect(written.substring(slash + 1), hosts);
            });
  }

  boolean isPassthrough() {
    return mode.equals("PASSTHROUGH") || mode.equals("AUTO_PASSTHROUGH");
  }

  /// What its protection says when nothing ends TLS at the gateway.
  String cited() {
    return "server %d of %s at %s".formatted(port, gateway.ref().spoken(), gateway.place(field));
  }

  Door door() {
    Protection protection =
        switch (mode) {
          case "MUTUAL", "ISTIO_MUTUAL" -> Protection.MTLS;
          case "" ->
              protocol.equals("TCP") || protocol.equals("MONGO")
                  ? Protection.UNKNOWN
                  : protocol.equals("HTTPS") || protocol.equals("TLS")
                      ? Protection.TLS
                      : Protection.CLEAR;
          default -> Protection.TLS;
        };
    String evidence =
        protection == Protection.UNKNOWN
            ? ""
            : cited() + (mode.isEmpty() ? " has no TLS mode" : " has TLS mode " + mode);
    return new Door(
        new PortRange(Protocol.TCP, port, port), protection, evidence, Optional.empty(), cited());
  }
}
