package io.inscope.reports.request;

import io.inscope.reports.file.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request as files in a folder: the letter, the scripts, the rights. The same request gives the
/// same bytes.
public final class RequestFiles {
  private RequestFiles() {}

  /// The names of the files and what stands in them. Without anything to ask for, only the letter.
  static Map<String, String> of(Request request) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("letter.md", Letter.of(request));
    if (!request.items().isEmpty()) {
      files.put("collect.sh", Scripts.bash(request.withoutOpenShift(), "kubectl", "collect.sh"));
      files.put("collect-oc.sh", Scripts.bash(request, "oc", "collect-oc.sh"));
      files.put("collect.ps1", Scripts.powerShell(request));
      files.put("clusterrole.yaml", ClusterRoleFile.of(request));
    }
    return files;
  }

  /// Writes them.
  ///
  /// @return the files written
  /// @throws io.inscope.reports.file.OutputException when one cannot be written
  public static List<Path> write(Request request, Path folder) {
    WholeFile.folder(folder);
    List<Path> written = new ArrayList<>();
    of(request)
        .forEach(
            (name, text) -> {
              Path file = folder.resolve(name);
              WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
              written.add(file);
            });
    return List.copyOf(written);
  }
}
