package dev.tweed.cluster.etcd;

import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * gRPC channels to etcd, as small as they can be made: one thread for all of a store's connections,
 * buffers that are freed and not pooled, callbacks on that thread.
 */
final class Transport implements AutoCloseable {

  /** etcd refuses clients that ping more often than every 5 s. */
  private static final Duration PING = Duration.ofSeconds(10);

  private static final Duration PING_TIMEOUT = Duration.ofSeconds(3);
  private static final int LARGEST_ANSWER = 256 << 20;

  private final EtcdOptions options;
  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("tweed-etcd", true), NioIoHandler.newFactory());

  Transport(EtcdOptions options) {
    this.options = options;
  }

  /**
   * A channel that connects with its first call.
   *
   * @throws UnusableFileException when a certificate or key cannot be used
   */
  ManagedChannel open(Endpoint endpoint) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
            .eventLoopGroup(loop)
            .channelType(NioSocketChannel.class)
            .withOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(true, true))
            .withOption(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(options.connectTimeout().toMillis()))
            .directExecutor()
            .offloadExecutor(Thread::startVirtualThread)
            .keepAliveTime(PING.toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(PING_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .maxInboundMessageSize(LARGEST_ANSWER)
            .disableRetry()
            .disableServiceConfigLookUp()
            .maxTraceEvents(0)
            .proxyDetector(address -> null);
    if (endpoint.secure()) {
      builder.sslContext(sslContext());
      options.tls().flatMap(EtcdTls::serverName).ifPresent(builder::overrideAuthority);
    } else {
      builder.usePlaintext();
    }
    return builder.build();
  }

  @Override
  public void close() {
    var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private SslContext sslContext() {
    SslContextBuilder builder =
        GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK);
    options
        .tls()
        .ifPresent(tls -> {
          tls.ca()
              .ifPresent(
                  file -> load("CA", file, () -> builder.trustManager(Pem.certificates(file))));
          tls.certificate().ifPresent(file -> keyManager(builder, file, tls.key().orElseThrow()));
        });
    try {
      return builder.build();
    } catch (SSLException e) {
      throw new UnusableFileException("etcd certificates: " + e.getMessage(), e);
    }
  }

  private static void keyManager(SslContextBuilder builder, Path certificate, Path key) {
    load(
        "certificate",
        certificate,
        () -> {
          var chain = Pem.certificates(certificate);
          load("key", key, () -> builder.keyManager(Pem.privateKey(key), chain));
        });
  }

  private interface Loading {
    void run() throws IOException, GeneralSecurityException;
  }

  private static void load(String what, Path file, Loading loading) {
    try {
      loading.run();
    } catch (IOException e) {
      throw new UnusableFileException(
          "etcd %s file %s: cannot be read (%s)".formatted(what, file, e), e);
    } catch (GeneralSecurityException e) {
      throw new UnusableFileException(
          "etcd %s file %s: %s".formatted(what, file, e.getMessage()), e);
    }
  }
}
