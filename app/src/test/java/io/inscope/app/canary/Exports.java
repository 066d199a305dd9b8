package io.inscope.app.canary;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The same secrets in every format that clients hand over: one method each.
final class Exports {
  private final Canary canary = new Canary();
  private final List<Planted> objects = HidingPlaces.all(canary);

  List<Export> all() {
    return Stream.concat(byHand().stream(), new ToolExports(canary, objects, this).all().stream())
        .toList();
  }

  private List<Export> byHand() {
    return List.of(
        kubectlYaml(),
        kubectlJson(),
        jsonLines(),
        typedLists(),
        utf16(),
        perObjectTree(),
        velero(),
        mustGather(),
        troubleshoot(),
        rancher(),
        ciliumSysdump(),
        clusterInfoDump(),
        helmTemplate(),
        gitTree(),
        argoExport(),
        auditLog(),
        kubeconfig(),
        sosReport(),
        scanners(),
        brokenYaml(),
        brokenJson(),
        damagedArchives(),
        fileNames());
  }

  private Export kubectlYaml() {
    return export("kubectl-yaml", objects, "all.yaml", YamlWriter.text(list(objects)));
  }

  private Export kubectlJson() {
    return export("kubectl-json", objects, "all.json", list(objects).toString());
  }

  private Export jsonLines() {
    String lines = objects.stream().map(o -> o.object() + "\n").collect(Collectors.joining());
    return export("json-lines", objects, "all.jsonl", lines);
  }

  /// Items without a kind of their own, as typed clients write them.
  private Export typedLists() {
    Map<String, Object> files = new LinkedHashMap<>();
    for (Planted object : objects) {
      JsonObject items =
          JsonObject.builder()
              .put("kind", object.kind() + "List")
              .put("apiVersion", object.text("apiVersion"))
              .put("items", JsonArray.of(object.object().without("kind").without("apiVersion")))
              .build();
      files.put(files.size() + ".json", items.toString());
    }
    return new Export("typed-lists", bytes(files), objects, List.of());
  }

  /// What PowerShell 5 writes with `>`.
  private Export utf16() {
    byte[] yaml =
        ("\uFEFF" + YamlWriter.text(list(objects)).replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_16LE);
    return new Export("powershell", Map.of("all.yaml", yaml), objects, List.of("all.yaml"));
  }

  private Export perObjectTree() {
    return new Export("per-object", tree("backup/", "yaml"), objects, List.of());
  }

  private Export velero() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("metadata/version", utf8("1.1.0\n"));
    for (Planted object : objects) {
      String resource = object.plural() + (object.group().isEmpty() ? "" : "." + object.group());
      String place = object.namespace().isEmpty() ? "cluster" : "namespaces/" + object.namespace();
      for (String version : List.of("", "/v1-preferredversion")) {
        files.put(
            "resources/%s%s/%s/%s.json".formatted(resource, version, place, object.name()),
            object.json());
      }
    }
    return archive("velero", "backup.tar.gz", Canary.gzip(tar(files)));
  }

  private Export mustGather() {
    Map<String, byte[]> files = new LinkedHashMap<>(tree("must-gather/quay-io-x/", "yaml"));
    files.put("must-gather/quay-io-x/namespaces/payments/pods/web/c/logs/current.log", log());
    files.put("must-gather/event-filter.html", utf8("<td>" + canary.dress("@jwt@") + "</td>"));
    return new Export(
        "must-gather",
        Map.of("must-gather.tar.gz", Canary.gzip(tar(files))),
        objects,
        List.of("current.log", "event-filter.html"));
  }

  private Export troubleshoot() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("bundle/version.yaml", "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\n");
    files.put("bundle/cluster-resources/all.json", list(objects).toString());
    files.put(
        "bundle/secrets/payments/db.json",
        canary.dress(
            "{\"namespace\":\"payments\",\"name\":\"db\",\"key\":\"a\",\"secretExists\":true,"
                + "\"keyExists\":true,\"value\":\"@plain@\"}"));
    files.put(
        "bundle/image-pull-secrets/payments.json",
        canary.dress("{\"registry\":{\"username\":\"u\",\"password\":\"@plain@\"}}"));
    files.put(
        "bundle/configmaps/payments/c.json",
        canary.dress("{\"name\":\"c\",\"data\":{\"password\":\"@plain@\"}}"));
    files.put("bundle/run/out.txt", new String(log(), StandardCharsets.UTF_8));
    return archive(
        "troubleshoot",
        "bundle.tar.gz",
        Canary.gzip(tar(bytes(files))),
        "secrets/payments/db.json",
        "image-pull-secrets/payments.json",
        "configmaps/payments/c.json",
        "run/out.txt");
  }

  private Export rancher() {
    Map<String, byte[]> node = Map.of("logs/kubelet.log", log(), "etc/token", log());
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("kit/metadata.yaml", utf8("bundleversion: 1\nkubernetesversion: v1.33.0\n"));
    files.put(
        "kit/bundleGenerationError.log",
        utf8(canary.dress("GET https://u:@plain@@host failed, token=@plain@\n")));
    files.put("kit/yamls/all.yaml", utf8(YamlWriter.text(list(objects))));
    files.put("kit/nodes/n1.zip", zip(node));
    return archive("rancher", "kit.zip", zip(files), "n1.zip!/logs/kubelet.log", "etc/token");
  }

  private Export ciliumSysdump() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("cilium-sysdump-1/k8s-all-1.yaml", YamlWriter.text(list(objects)));
    files.put(
        "cilium-sysdump-1/hubble-flows-cilium-x-1.json",
        canary.dress(
            "{\"flow\":{\"verdict\":\"FORWARDED\",\"l7\":{\"http\":{\"url\":\"http://h/?token=@plain@\",\"headers\":[{\"key\":\"Authorization\",\"value\":\"Bearer"
                + " @jwt@\"}]}}}}\n"));
    files.put("cilium-sysdump-1/cniconf-x.txt", canary.dress("token: @jwt@\n"));
    return archive(
        "cilium-sysdump", "sysdump.zip", zip(bytes(files)), "hubble-flows-cilium-x-1.json");
  }

  private Export clusterInfoDump() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("dump/nodes.json", "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}");
    files.put("dump/payments/pods.json", list(objects).toString());
    files.put("dump/payments/web/logs.txt", new String(log(), StandardCharsets.UTF_8));
    return new Export("cluster-info", bytes(files), objects, List.of("web/logs.txt"));
  }

  private Export helmTemplate() {
    String rendered =
        objects.stream()
            .map(o -> "---\n# Source: shop/templates/a.yaml\n" + YamlWriter.text(o.object()))
            .collect(Collectors.joining());
    return new Export(
        "helm-template",
        bytes(
            Map.of(
                "rendered.yaml", rendered,
                "values.yaml", canary.dress("db:\n  password: @plain@\n"),
                "templates/x.yaml", canary.dress("{{- if .Values.x }}\npassword: @plain@\n"))),
        objects,
        List.of("values.yaml", "templates/x.yaml"));
  }

  private Export gitTree() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("repo/all.yaml", YamlWriter.text(list(objects)));
    files.put("repo/.env", canary.dress("DB_PASSWORD=@plain@\n"));
    files.put("repo/.git/config", canary.dress("[remote]\n url = https://u:@plain@@h/r.git\n"));
    files.put(
        "repo/kustomization.yaml",
        canary.dress("secretGenerator:\n- name: a\n  literals:\n  - password=@plain@\n"));
    files.put("repo/id_rsa", canary.dress("@pem@"));
    files.put("repo/README.md", canary.dress("the password is @plain@\n"));
    files.put("repo/deploy.sh", canary.dress("#!/bin/sh\nexport TOKEN=@plain@\n"));
    files.put(
        "repo/sops.yaml",
        canary.dress(
            "apiVersion: v1\n"
                + "kind: Secret\n"
                + "metadata:\n"
                + "  name: sops\n"
                + "stringData:\n"
                + "  a: '@plain@'\n"
                + "  b: ENC[AES256_GCM,data:aGVsbG8=,iv:aXY=,tag:dGFn,type:str]\n"
                + "sops:\n"
                + "  mac: x\n"));
    return new Export(
        "git-tree",
        bytes(files),
        objects,
        List.of("repo/.env", "kustomization.yaml", "id_rsa", "README.md", "deploy.sh"));
  }

  private Export argoExport() {
    String export =
        objects.stream().map(o -> YamlWriter.text(o.object())).collect(Collectors.joining("---\n"));
    return export("argo-export", objects, "export.yaml", export);
  }

  private Export auditLog() {
    String event =
        "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"RequestResponse\",\"verb\":\"create\",\"requestURI\":\"/api/v1/x?token=@plain@\",\"requestObject\":%1$s,\"responseObject\":%1$s,\"annotations\":{\"a\":\"@jwt@\"}}\n";
    String lines =
        objects.stream()
            .map(o -> canary.dress(event).formatted(o.object()))
            .collect(Collectors.joining());
    return withPod("audit-log", Map.of("audit.log", lines), "audit.log");
  }

  private Export kubeconfig() {
    String config =
        canary.dress(
            "apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    token: @jwt@\n"
                + "    client-key-data: @pem64@\n    password: @plain@\n"
                + "clusters:\n- name: c\n  cluster: {server: 'https://u:@plain@@h'}\n");
    return withPod("kubeconfig", Map.of("config", config, "admin.conf", config), "/config");
  }

  private Export sosReport() {
    return withPod(
        "sos",
        Map.of(
            "sos_commands/kubernetes/kubectl_get_secrets",
            canary.dress("NAME TYPE DATA\ndb Opaque @plain@\nPASSWORD: @plain@\n"),
            "etc/kubernetes/kubelet.conf",
            canary.dress("client-key-data: ***** SCRUBBED BASE64 PEM *****\ntoken: @jwt@\n"),
            "var/log/messages",
            new String(log(), StandardCharsets.UTF_8)),
        "kubectl_get_secrets",
        "kubelet.conf",
        "messages");
  }

  /// Results of other tools, which are JSON as well.
  private Export scanners() {
    return withPod(
        "scanners",
        Map.of(
            "kube-bench.json",
            canary.dress("{\"Controls\":[{\"tests\":[{\"actual_value\":\"--token=@plain@\"}]}]}"),
            "trivy.json",
            canary.dress(
                "{\"SchemaVersion\":2,\"Results\":[{\"Secrets\":[{\"Match\":\"@aws@\"}]}]}"),
            "eks.json",
            canary.dress("{\"cluster\":{\"arn\":\"arn:aws:eks\",\"kubeconfig\":\"token: @jwt@\"}}"),
            "kubescape.json",
            "{\"resources\":[{\"resourceID\":\"a\",\"object\":%s}]}"
                .formatted(objects.getFirst().object())),
        "kube-bench.json",
        "trivy.json",
        "eks.json",
        "kubescape.json");
  }

  /// Damage right where the secret stands: the message must not quote it.
  private Export brokenYaml() {
    String head = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: b\nstringData:\n";
    Map<String, Object> files = new LinkedHashMap<>();
    for (String damage :
        List.of(
            "  a: \"@plain@\n",
            "  a: {@plain@\n",
            "\ta: @plain@\n",
            "  a: *@plain@\n",
            "  a: *@plain@ b\n",
            "  a: &@plain@\n  b: *x\n",
            "  a: !@plain@ x\n",
            "  a: !!@plain@ x\n",
            "  a: @plain@: x\n",
            "  a: @@plain@\n",
            "  a: \"\\@plain@\"\n",
            "  a: |@plain@\n   x\n",
            "  a: x\u0007@plain@\n",
            "%@plain@\n",
            "  ? [@plain@]\n  : x\n",
            "  <<: @plain@\n",
            "  @aws@: 1\n  @aws@: 2\n  @aws@\n",
            "--- @plain@\n...@plain@\n")) {
      files.put(files.size() + ".yaml", head + canary.dress(damage));
    }
    String twice = canary.dress("@aws@");
    files.put("twice.yaml", head + "  %s: 1\n  %s: 2\n".formatted(twice, twice));
    files.put("kind.yaml", canary.dress("kind: '@jwt@'\nmetadata: {name: a}\n"));
    files.put("name.yaml", canary.dress("kind: Pod\nmetadata: {name: 'a/@jwt@'}\n"));
    files.put("version.yaml", canary.dress("kind: ConfigMap\nmetadata: {name: '@aws@'}\n"));
    files.put("api.yaml", canary.dress("apiVersion: '@jwt@'\nkind: A\nmetadata: {name: a}\n"));
    files.put(
        "status.yaml",
        canary.dress(
            "apiVersion: v1\nkind: Status\nreason: Forbidden\nmessage: token @jwt@ refused\n"));
    files.put("patch.yaml", canary.dress("kind: Secret\n$patch: '@plain@'\ndata: {a: '@b0@'}\n"));
    return withPod("broken-yaml", files, "/0.yaml", "/twice.yaml", "/status.yaml");
  }

  private Export brokenJson() {
    String head =
        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"b\"},\"data\":{";
    Map<String, Object> files = new LinkedHashMap<>();
    for (String damage :
        List.of(
            "\"a\":\"@b0@",
            "\"a\":@plain@}}",
            "\"a\":\"\\@plain@\"}}",
            "\"a\":\"x\n@plain@\"}}",
            "\"a\":\"x\u0007@plain@\"}}",
            "\"a\":\"@plain@\"]}",
            "\"a\":\"@plain@\"}} @plain@",
            "@plain@:1}}",
            "\"a\":12@plain@}}",
            "\"a\":'@plain@'}}")) {
      files.put(files.size() + ".json", head + canary.dress(damage));
    }
    String twice = canary.dress("@aws@");
    files.put("twice.json", head + "\"%s\":\"YQ==\",\"%s\":\"YQ==\"}}".formatted(twice, twice));
    files.put("stray.json", canary.dress("{\"items\":[{\"data\":{\"a\":\"@plain@\"}}]} @jwt@"));
    return withPod("broken-json", files, "/0.json", "/twice.json", "/stray.json");
  }

  private Export damagedArchives() {
    byte[] tar =
        tar(
            Map.of(
                canary.dress("@aws@.json"),
                list(objects).toString().getBytes(StandardCharsets.UTF_8)));
    byte[] cut = java.util.Arrays.copyOf(tar, tar.length / 2);
    byte[] gzip = Canary.gzip(tar);
    return new Export(
        "damaged",
        Map.of(
            "pod.json", utf8(POD),
            "cut.tar", cut,
            "cut.tar.gz", java.util.Arrays.copyOf(gzip, gzip.length / 2),
            "cut.zip", java.util.Arrays.copyOf(zip(Map.of(canary.dress("@aws@"), log())), 90)),
        List.of(),
        List.of("cut.tar", "cut.tar.gz", "cut.zip"));
  }

  private Export fileNames() {
    Map<String, Object> files = new LinkedHashMap<>();
    String token = canary.dress("@aws@");
    files.put(token + "/pods.json", POD);
    files.put("card-" + Canary.CARD + ".log", "x");
    files.put(canary.dress("@jwt@") + ".yaml", "kind: [");
    return withPod("file-names", files, "/pods.json");
  }

  private static final String POD =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"namespace\":\"n\",\"name\":\"p\"},"
          + "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i:1\"}]}}";

  byte[] log() {
    return utf8(
        canary.dress(
            "2026-11-21T10:00:00Z login password=@plain@ token @jwt@\n"
                + "2026-11-21T10:00:01Z card @card@ declined\n@pem@\nCANARY-raw\n"));
  }

  Map<String, byte[]> tree(String root, String suffix) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Planted object : objects) {
      String place =
          object.namespace().isEmpty()
              ? "cluster-scoped-resources"
              : "namespaces/" + object.namespace();
      String group = object.group().isEmpty() ? "core" : object.group();
      files.put(
          "%s%s/%s/%s/%s.%s".formatted(root, place, group, object.plural(), object.name(), suffix),
          utf8("---\n" + YamlWriter.text(object.object())));
    }
    return files;
  }

  private Export archive(String name, String file, byte[] content, String... entries) {
    return archive(name, file, content, objects, entries);
  }

  static Export archive(
      String name, String file, byte[] content, List<Planted> objects, String... entries) {
    return new Export(name, Map.of(file, content), objects, List.of(entries));
  }

  private static Export export(String name, List<Planted> objects, String file, String text) {
    return new Export(name, Map.of(file, utf8(text)), objects, List.of(file));
  }

  /// Files without an object, and one with one, so that there is something to import.
  static Export withPod(String name, Map<String, ?> files, String... entries) {
    Map<String, Object> all = new LinkedHashMap<>(files);
    all.put("zz-pod.json", POD);
    return new Export(name, bytes(all), List.of(), List.of(entries));
  }

  static JsonObject list(List<Planted> objects) {
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "List")
        .put("items", JsonArray.of(objects.stream().map(Planted::object).toArray()))
        .build();
  }

  static Map<String, byte[]> bytes(Map<String, Object> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, text) -> bytes.put(name, utf8((String) text)));
    return bytes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
