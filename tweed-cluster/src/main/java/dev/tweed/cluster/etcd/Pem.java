package dev.tweed.cluster.etcd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys in PEM files (RFC 7468). Failures are {@link GeneralSecurityException}s
 * that say what is wrong with the content; the caller knows the file.
 */
final class Pem {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:[A-Z]+ )*)PRIVATE KEY-----([^-]*)-----END");

  private Pem() {}

  static X509Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found =
        x509.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (found.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate in it");
    }
    return found.toArray(X509Certificate[]::new);
  }

  static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String text = Files.readString(file);
    if (text.contains("ENCRYPTED")) {
      throw new GeneralSecurityException("its key is encrypted; store it without a passphrase");
    }
    Matcher key = KEY.matcher(text);
    if (!key.find()) {
      throw new GeneralSecurityException("there is no private key in it");
    }
    byte[] der = decode(key.group(2));
    return switch (key.group(1).strip()) {
      case "" -> generate(Pkcs8.algorithm(der), der);
      case "RSA" -> generate("RSA", Pkcs8.ofRsa(der));
      case "EC" -> generate("EC", Pkcs8.ofEc(der));
      default -> throw new GeneralSecurityException(key.group(1) + "keys are unknown; use PKCS#8");
    };
  }

  private static byte[] decode(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("its key is not base64: " + e.getMessage(), e);
    }
  }

  private static PrivateKey generate(String algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }
}
