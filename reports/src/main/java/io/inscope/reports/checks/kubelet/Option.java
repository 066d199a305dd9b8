package io.inscope.reports.checks.kubelet;

import java.util.List;

/// A setting of the kubelet: its flag, its place in the configuration, and what holds when a
/// configuration file does not mention it. Some flags have other defaults; nobody starts a kubelet
/// by flags alone any more.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
enum Option {
  ANONYMOUS("anonymous-auth", "false", "authentication", "anonymous", "enabled"),
  AUTHORIZATION("authorization-mode", "Webhook", "authorization", "mode"),
  CLIENT_CA("client-ca-file", "", "authentication", "x509", "clientCAFile"),
  READ_ONLY_PORT("read-only-port", "0", "readOnlyPort"),
  IDLE_TIMEOUT("streaming-connection-idle-timeout", "4h", "streamingConnectionIdleTimeout"),
  PROTECT_KERNEL("protect-kernel-defaults", "false", "protectKernelDefaults"),
  IPTABLES("make-iptables-util-chains", "true", "makeIPTablesUtilChains"),
  EVENT_RATE("event-qps", "50", "eventRecordQPS"),
  CERTIFICATE("tls-cert-file", "", "tlsCertFile"),
  PRIVATE_KEY("tls-private-key-file", "", "tlsPrivateKeyFile"),
  ROTATE_CLIENT("rotate-certificates", "false", "rotateCertificates"),
  ROTATE_SERVER("rotate-server-certificates", "false", "serverTLSBootstrap"),
  SUITES("tls-cipher-suites", "", "tlsCipherSuites"),
  LOWEST_VERSION("tls-min-version", "", "tlsMinVersion"),
  SECCOMP("seccomp-default", "false", "seccompDefault"),
  PIDS("pod-max-pids", "-1", "podPidsLimit");

  private final String flag;
  private final String otherwise;
  private final List<String> path;

  Option(String flag, String otherwise, String... path) {
    this.flag = flag;
    this.otherwise = otherwise;
    this.path = List.of(path);
  }

  String flag() {
    return flag;
  }

  /// What holds when a configuration file does not mention it, as text.
  String otherwise() {
    return otherwise;
  }

  String[] path() {
    return path.toArray(String[]::new);
  }

  /// `authentication.anonymous.enabled`
  String spoken() {
    return String.join(".", path);
  }
}
