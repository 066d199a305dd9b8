package io.inscope.reports.versions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Software of which [KnownVulnerabilities] knows.
public enum Component {
  KUBE_APISERVER,
  KUBE_CONTROLLER_MANAGER,
  KUBE_PROXY,
  KUBELET,
  RUNC,
  CONTAINERD,
  CRI_O,
  /// The controller of the Kubernetes project, not those of NGINX Inc. and others.
  INGRESS_NGINX,
  CSI_PROXY,
  SECRETS_STORE_CSI_DRIVER;

  /// As its project writes it: `kube-apiserver`, `cri-o`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Component> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
