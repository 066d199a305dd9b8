package io.inscope.snapshot.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the name of a field, variable or flag says that its value is a secret: `DB_PASSWORD`,
/// `apiKey`, `--token`, `clientSecret`; but not `secretName`, `PASSWORD_FILE`, `tokenTTL`, which
/// speak about a secret.
final class SecretName {
  /// Longer texts are not names.
  private static final int LONGEST = 100;

  /// What the name of a secret ends with, in small letters and without separators.
  private static final List<String> ENDINGS =
      List.of(
          "password",
          "passwords",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "secrets",
          "token",
          "tokens",
          "credential",
          "credentials",
          "apikey",
          "apikeys",
          "accesskey",
          "privatekey",
          "secretkey",
          "signingkey",
          "encryptionkey",
          "masterkey",
          "accountkey",
          "sharedkey",
          "sessionkey",
          "authkey",
          "sshkey",
          "deploykey",
          "keydata",
          "htpasswd",
          "basicauth",
          "connectionstring",
          "dockerconfigjson",
          "dockercfg",
          "unsealkey",
          "hmackey",
          "licensekey",
          "licencekey",
          "rootkey",
          "storagekey",
          "servicekey",
          "appkey",
          "pwd");

  /// Endings so short that only a whole word counts: `DB_PASS`, not `bypass`.
  private static final Set<String> WORDS =
      Set.of("pass", "jwt", "psk", "pin", "otp", "cred", "creds");

  /// Card verification codes, also as `cvv2`: only as the last word, for `cvv_check` is a switch.
  private static final Set<String> CODES = Set.of("cvv", "cvc");

  private static final Set<String> HEADERS =
      Set.of("authorization", "proxyauthorization", "cookie", "setcookie");

  /// Names of working directories, not of passwords; and what lists the names of Secrets.
  private static final Set<String> NEVER =
      Set.of("pwd", "oldpwd", "publickey", "tokenize", "secrets", "optionalsecrets");

  /// Last words that turn the name into one about a secret.
  private static final Set<String> ABOUT =
      Set.of(
          ("file files filename filenames path paths dir directory folder name names ref refs"
               + " reference url urls uri uris endpoint endpoints host hosts ttl expiry expiration"
               + " expires seconds secs minutes hours days duration timeout period interval age"
               + " enabled enable disabled disable required allowed length size count limit max min"
               + " policy policies type types kind namespace namespaces version provider providers"
               + " issuer audience audiences store manager class header headers field fields"
               + " property algorithm method mode format encoding rotation webhook server service"
               + " address port key keys id ids template templates generator controller operator"
               + " mount mounts mounted volume volumes selector label labels prefix suffix usage"
               + " scope scopes claim claims strategy status state hint review reviews request"
               + " requests automount lifetime location source sources driver backend engine role"
               + " roles group groups user users username attempts retries yaml yml json conf"
               + " config cfg ini properties toml sh bash py txt tpl tmpl crt cer pem pub md xml"
               + " rules lua js go html sql env hash checksum description title")
              .split(" "));

  /// Words before a final "secret" that make it the name of a Secret.
  private static final Set<String> REFERRING =
      Set.of(
          "existing",
          "tls",
          "ssl",
          "auth",
          "pull",
          "ca",
          "cert",
          "certificate",
          "image",
          "use",
          "namespace",
          "registry",
          "docker");

  private SecretName() {}

  /// For variables, keys of files and flags.
  static boolean says(String name) {
    return says(name, false);
  }

  /// For fields and annotations of objects, where `tls-secret` names a Secret.
  static boolean saysField(String name) {
    return says(name, true);
  }

  private static boolean says(String name, boolean field) {
    if (name.length() > LONGEST || !isWorthALook(name)) {
      return false;
    }
    List<String> words = words(name);
    if (words.isEmpty()) {
      return false;
    }
    String joined = String.join("", words);
    if (NEVER.contains(joined)) {
      return false;
    }
    String last = words.getLast();
    if (endsAsSecret(joined, last)) {
      return !(field && refers(words));
    }
    return !ABOUT.contains(last) && anyBefore(words);
  }

  /// Whether the name ends as a secret's does, so that even a number under it is one.
  static boolean isStrong(String name) {
    List<String> words = name.length() > LONGEST ? List.of() : words(name);
    return !words.isEmpty() && endsAsSecret(String.join("", words), words.getLast());
  }

  /// Whether it is an HTTP header whose value is made of several words.
  static boolean isHeader(String name) {
    return name.length() <= LONGEST && HEADERS.contains(String.join("", words(name)));
  }

  private static boolean endsAsSecret(String joined, String last) {
    return HEADERS.contains(joined) || CODES.contains(last) || endsAsValue(joined, last);
  }

  private static boolean endsAsValue(String joined, String last) {
    return WORDS.contains(last) || ENDINGS.stream().anyMatch(joined::endsWith);
  }

  private static boolean refers(List<String> words) {
    return words.size() > 1
        && words.getLast().startsWith("secret")
        && REFERRING.contains(words.get(words.size() - 2));
  }

  /// `DB_PASSWORD_PROD`: the secret's word stands earlier.
  private static boolean anyBefore(List<String> words) {
    StringBuilder joined = new StringBuilder();
    for (String word : words.subList(0, words.size() - 1)) {
      joined.append(word);
      if (endsAsValue(joined.toString(), word)) {
        return true;
      }
    }
    return false;
  }

  /// A cheap test that lets most names go.
  private static boolean isWorthALook(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("pass")
        || lower.contains("pwd")
        || lower.contains("secret")
        || lower.contains("token")
        || lower.contains("key")
        || lower.contains("cred")
        || lower.contains("auth")
        || lower.contains("cookie")
        || lower.contains("jwt")
        || lower.contains("psk")
        || lower.contains("pin")
        || lower.contains("otp")
        || lower.contains("conn")
        || lower.contains("docker")
        || lower.contains("cvv")
        || lower.contains("cvc");
  }

  /// The words of `dbPassword`, `DB_PASSWORD`, `db-password`, `db.password2` in small letters.
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = Character.isLetter(c);
      boolean hump =
          Character.isUpperCase(c)
              && ((i > 0 && Character.isLowerCase(name.charAt(i - 1)))
                  || (i > 0
                      && i + 1 < name.length()
                      && Character.isUpperCase(name.charAt(i - 1))
                      && Character.isLowerCase(name.charAt(i + 1))));
      if ((!letter || hump) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
