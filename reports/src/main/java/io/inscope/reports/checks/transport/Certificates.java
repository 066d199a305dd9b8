package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Installed;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The certificates in an object, read from what redaction keeps: public PEM as it stands.
///
/// Source: [TLS secrets](https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets).
///
/// @param all in the order of the fields; of equal fields the first
/// @param unread where a certificate should stand and cannot be read
public record Certificates(List<CertificateFacts> all, List<Field> unread) {
  public static final GroupKind CERTIFICATE = new GroupKind("cert-manager.io", "Certificate");
  private static final GroupKind MUTATING =
      new GroupKind("admissionregistration.k8s.io", "MutatingWebhookConfiguration");
  private static final GroupKind VALIDATING =
      new GroupKind("admissionregistration.k8s.io", "ValidatingWebhookConfiguration");

  /// The kinds that hold certificates.
  public static final Set<GroupKind> KINDS =
      Set.of(
          Kinds.SECRET,
          Kinds.CUSTOM_RESOURCE_DEFINITION,
          Installed.API_SERVICE,
          MUTATING,
          VALIDATING,
          CERTIFICATE);

  private static final Pattern TRUST =
      Pattern.compile("(?i)(.*[-_.])?(ca|cacerts?|roots?|trust(store)?|bundle)([-_.].*)?");
  private static final Pattern CERT = Pattern.compile("(?i).*\\.(crt|cer)");

  public static Certificates of(Resource resource) {
    List<CertificateFacts> all = new ArrayList<>();
    List<Field> unread = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    Field root = resource.root();
    GroupKind kind = resource.ref().groupKind();
    if (kind.equals(Kinds.SECRET)) {
      Stream.concat(root.at("data").members(), root.at("stringData").members())
          .forEach(entry -> secret(entry, all, unread));
    } else if (kind.equals(CERTIFICATE)) {
      requested(root, all, unread);
    } else {
      bundles(root)
          .filter(bundle -> bundle.isPresent() && seen.add(bundle.text("")))
          .forEach(bundle -> add(bundle, CertificateFacts.Role.TRUSTED, all, unread, true));
    }
    return new Certificates(List.copyOf(all), List.copyOf(unread));
  }

  private static void secret(Field entry, List<CertificateFacts> all, List<Field> unread) {
    String key = entry.key();
    CertificateFacts.Role role =
        TRUST.matcher(key).matches() && !key.equals("tls.crt")
            ? CertificateFacts.Role.TRUSTED
            : CertificateFacts.Role.SHOWN;
    add(entry, role, all, unread, CERT.matcher(key).matches());
  }

  /// @param meant whether it can only be a certificate
  private static void add(
      Field field,
      CertificateFacts.Role role,
      List<CertificateFacts> all,
      List<Field> unread,
      boolean meant) {
    List<X509Certificate> read = Pem.certificates(field.text(""));
    if (read.isEmpty() && meant && !field.text("").isEmpty()) {
      unread.add(field);
    }
    for (int i = 0; i < read.size(); i++) {
      all.add(CertificateFacts.of(field, read.get(i), role, i == 0));
    }
  }

  /// A Certificate of cert-manager says when what it asked for ends.
  private static void requested(Field root, List<CertificateFacts> all, List<Field> unread) {
    Field until = root.at("status", "notAfter");
    try {
      String names =
          Stream.concat(
                  root.at("spec", "commonName").text().stream().map(name -> "CN=" + name),
                  root.at("spec", "dnsNames").each().map(name -> name.text("")))
              .distinct()
              .collect(Collectors.joining(", "));
      all.add(
          new CertificateFacts(
              until,
              names,
              root.at("spec", "issuerRef", "name").text(""),
              root.at("status", "notBefore").text().map(Certificates::day).orElse(null),
              day(until.text("")),
              Optional.empty(),
              CertificateFacts.Role.SHOWN,
              true));
    } catch (DateTimeParseException e) {
      unread.add(until);
    }
  }

  private static LocalDate day(String written) {
    return OffsetDateTime.parse(written).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }

  private static Stream<Field> bundles(Field root) {
    return Stream.of(
            root.at("webhooks").each().map(hook -> hook.at("clientConfig", "caBundle")),
            root.at("spec").isPresent()
                ? Stream.of(
                    root.at("spec", "caBundle"),
                    root.at("spec", "conversion", "webhook", "clientConfig", "caBundle"))
                : Stream.<Field>empty())
        .flatMap(fields -> fields);
  }

  /// Why something is not assessed: the places of what cannot be read.
  public String unreadIn(Resource resource) {
    return unread.stream()
        .map(field -> field.pointer() + " at " + resource.place(field))
        .collect(Collectors.joining(", ", "no certificate can be read from ", ""));
  }
}
