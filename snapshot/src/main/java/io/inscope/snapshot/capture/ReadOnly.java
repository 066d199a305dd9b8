package io.inscope.snapshot.capture;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which requests change nothing and start nothing. A list of what is allowed: all else is refused.
///
/// Allowed are GET of the discovery documents, of the version, and of lists and objects themselves,
/// and POST of the three reviews of one's own rights, which the server answers and does not keep.
/// Refused is everything below an object, since `exec`, `attach`, `portforward` and `proxy` act on
/// a GET, and `log` shows what programs wrote; and watching, which does not end.
final class ReadOnly {
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._:~-]+)+");
  private static final Pattern QUERY =
      Pattern.compile(
          "(?:limit|continue|resourceVersion|resourceVersionMatch|includeObject)=[A-Za-z0-9._~%-]*");
  private static final Pattern REVIEW =
      Pattern.compile(
          "/apis/(?:authentication\\.k8s\\.io/v1(?:alpha1|beta1)?/selfsubjectreviews"
              + "|authorization\\.k8s\\.io/v1(?:beta1)?/selfsubject(?:access|rules)reviews)");
  private static final Set<String> NEVER =
      Set.of("exec", "attach", "portforward", "proxy", "log", "watch", "status", "finalize");

  private ReadOnly() {}

  /// @param target path and query
  /// @throws IllegalArgumentException when the request is not allowed: an error in this program
  static void check(String method, String target) {
    boolean allowed =
        switch (method) {
          case "GET" -> isReading(target);
          case "POST" -> REVIEW.matcher(target).matches();
          default -> false;
        };
    if (!allowed) {
      throw new IllegalArgumentException(
          "not sent, because it is not known to be read-only: " + method + " " + target);
    }
  }

  /// A value for a query, whatever a server made it of.
  static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /// Whether what has this plural can be listed: the names of what acts on an object cannot.
  static boolean mayBeListed(String plural) {
    return !NEVER.contains(plural.toLowerCase(Locale.ROOT));
  }

  private static boolean isReading(String target) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    for (String parameter : query.split("&")) {
      if (!query.isEmpty() && !QUERY.matcher(parameter).matches()) {
        return false;
      }
    }
    if (!PATH.matcher(path).matches()) {
      return false;
    }
    List<String> parts = List.of(path.substring(1).split("/"));
    if (parts.contains("..") || parts.contains(".")) {
      return false;
    }
    return switch (parts.getFirst()) {
      case "api" -> isResource(parts.subList(Math.min(2, parts.size()), parts.size()));
      case "apis" -> isResource(parts.subList(Math.min(3, parts.size()), parts.size()));
      case "version" -> parts.size() == 1;
      default -> false;
    };
  }

  /// What stands behind group and version: nothing, a plural, or a plural and a name, each of them
  /// in a namespace or not. A namespace or an object may be called `log`. What a namespace has
  /// below itself, `status` and `finalize`, looks like a plural in it.
  private static boolean isResource(List<String> parts) {
    boolean within = parts.size() >= 3 && parts.getFirst().equals("namespaces");
    List<String> resource = within ? parts.subList(2, parts.size()) : parts;
    return resource.size() <= 2 && (resource.isEmpty() || mayBeListed(resource.getFirst()));
  }
}
