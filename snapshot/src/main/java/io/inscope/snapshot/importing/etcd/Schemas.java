package io.inscope.snapshot.importing.etcd;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Admissionregistration;
import io.kubernetes.client.proto.V1Apiextensions;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Autoscaling;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Certificates;
import io.kubernetes.client.proto.V1Coordination;
import io.kubernetes.client.proto.V1Discovery;
import io.kubernetes.client.proto.V1Events;
import io.kubernetes.client.proto.V1Flowcontrol;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Node;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Resource;
import io.kubernetes.client.proto.V1Scheduling;
import io.kubernetes.client.proto.V1Storage;
import io.kubernetes.client.proto.V1alpha1Apiserverinternal;
import io.kubernetes.client.proto.V1alpha1Rbac;
import io.kubernetes.client.proto.V1alpha1Scheduling;
import io.kubernetes.client.proto.V1beta1Admissionregistration;
import io.kubernetes.client.proto.V1beta1Apiextensions;
import io.kubernetes.client.proto.V1beta1Apps;
import io.kubernetes.client.proto.V1beta1Batch;
import io.kubernetes.client.proto.V1beta1Certificates;
import io.kubernetes.client.proto.V1beta1Extensions;
import io.kubernetes.client.proto.V1beta1Policy;
import io.kubernetes.client.proto.V1beta1Rbac;
import io.kubernetes.client.proto.V1beta1Storage;
import io.kubernetes.client.proto.V1beta1Storagemigration;
import io.kubernetes.client.proto.V1beta2Apps;
import io.kubernetes.client.proto.V2Autoscaling;
import io.kubernetes.client.proto.V2beta1Autoscaling;
import io.kubernetes.client.proto.V2beta2Autoscaling;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The protobuf schemas of the kinds we can decode, by API version. Each is built when the first
/// object of its version comes.
final class Schemas {
  private static final Map<String, Supplier<FileDescriptor>> FILES =
      Map.ofEntries(
          entry("v1", V1::getDescriptor),
          entry("admissionregistration.k8s.io/v1", V1Admissionregistration::getDescriptor),
          entry(
              "admissionregistration.k8s.io/v1beta1", V1beta1Admissionregistration::getDescriptor),
          entry("apiextensions.k8s.io/v1", V1Apiextensions::getDescriptor),
          entry("apiextensions.k8s.io/v1beta1", V1beta1Apiextensions::getDescriptor),
          entry("apps/v1", V1Apps::getDescriptor),
          entry("apps/v1beta1", V1beta1Apps::getDescriptor),
          entry("apps/v1beta2", V1beta2Apps::getDescriptor),
          entry("autoscaling/v1", V1Autoscaling::getDescriptor),
          entry("autoscaling/v2", V2Autoscaling::getDescriptor),
          entry("autoscaling/v2beta1", V2beta1Autoscaling::getDescriptor),
          entry("autoscaling/v2beta2", V2beta2Autoscaling::getDescriptor),
          entry("batch/v1", V1Batch::getDescriptor),
          entry("batch/v1beta1", V1beta1Batch::getDescriptor),
          entry("certificates.k8s.io/v1", V1Certificates::getDescriptor),
          entry("certificates.k8s.io/v1beta1", V1beta1Certificates::getDescriptor),
          entry("coordination.k8s.io/v1", V1Coordination::getDescriptor),
          entry("discovery.k8s.io/v1", V1Discovery::getDescriptor),
          entry("events.k8s.io/v1", V1Events::getDescriptor),
          entry("extensions/v1beta1", V1beta1Extensions::getDescriptor),
          entry("flowcontrol.apiserver.k8s.io/v1", V1Flowcontrol::getDescriptor),
          entry("internal.apiserver.k8s.io/v1alpha1", V1alpha1Apiserverinternal::getDescriptor),
          entry("networking.k8s.io/v1", V1Networking::getDescriptor),
          entry("node.k8s.io/v1", V1Node::getDescriptor),
          entry("policy/v1", V1Policy::getDescriptor),
          entry("policy/v1beta1", V1beta1Policy::getDescriptor),
          entry("rbac.authorization.k8s.io/v1", V1Rbac::getDescriptor),
          entry("rbac.authorization.k8s.io/v1alpha1", V1alpha1Rbac::getDescriptor),
          entry("rbac.authorization.k8s.io/v1beta1", V1beta1Rbac::getDescriptor),
          entry("resource.k8s.io/v1", V1Resource::getDescriptor),
          entry("scheduling.k8s.io/v1", V1Scheduling::getDescriptor),
          entry("scheduling.k8s.io/v1alpha1", V1alpha1Scheduling::getDescriptor),
          entry("storage.k8s.io/v1", V1Storage::getDescriptor),
          entry("storage.k8s.io/v1beta1", V1beta1Storage::getDescriptor),
          entry("storagemigration.k8s.io/v1beta1", V1beta1Storagemigration::getDescriptor));

  /// Kinds of a version that is not in the library, but had the same fields in another one.
  private static final Map<String, String> SAME_AS =
      Map.ofEntries(
          entry("coordination.k8s.io/v1beta1 Lease", "coordination.k8s.io/v1"),
          entry(
              "flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema", "flowcontrol.apiserver.k8s.io/v1"),
          entry(
              "flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration",
              "flowcontrol.apiserver.k8s.io/v1"),
          entry("networking.k8s.io/v1beta1 Ingress", "extensions/v1beta1"),
          entry("networking.k8s.io/v1beta1 IngressClass", "networking.k8s.io/v1"),
          entry("networking.k8s.io/v1beta1 IPAddress", "networking.k8s.io/v1"),
          entry("networking.k8s.io/v1beta1 ServiceCIDR", "networking.k8s.io/v1"),
          entry("node.k8s.io/v1beta1 RuntimeClass", "node.k8s.io/v1"),
          entry("scheduling.k8s.io/v1beta1 PriorityClass", "scheduling.k8s.io/v1"));

  private Schemas() {}

  /// @return empty when we have no schema for it
  static Optional<Descriptor> of(String apiVersion, String kind) {
    return Optional.ofNullable(FILES.get(SAME_AS.getOrDefault(apiVersion + " " + kind, apiVersion)))
        .flatMap(file -> Optional.ofNullable(file.get().findMessageTypeByName(kind)));
  }
}
