package dev.tweed.bench.udp;

import dev.tweed.linux.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * One byte there and one byte back over TCP, again and again: {@code RoundTrips serve ADDRESS}, and
 * {@code RoundTrips ask ADDRESS SECONDS}, which prints microseconds for each, warmed up by as long
 * a time before.
 */
public final class RoundTrips {

  private static final int PORT = 5300;
  private static final int BETWEEN_LOOKS = 100;

  private RoundTrips() {}

  public static void main(String[] args) throws IOException {
    InetAddress address = InetAddress.getByName(args[1]);
    if (args[0].equals("serve")) {
      serve(address);
    } else {
      Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
      try (Socket socket = new Socket(address, PORT)) {
        socket.setTcpNoDelay(true);
        ask(socket, time);
        System.out.printf("%.1f%n", ask(socket, time));
      }
    }
  }

  private static void serve(InetAddress address) throws IOException {
    try (ServerSocket server = new ServerSocket(PORT, 1, address)) {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.setTcpNoDelay(true);
          InputStream in = socket.getInputStream();
          OutputStream out = socket.getOutputStream();
          for (int octet = in.read(); octet >= 0; octet = in.read()) {
            out.write(octet);
          }
        }
      }
    }
  }

  private static double ask(Socket socket, Duration time) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    Ticker ticker = Ticker.system();
    long begin = ticker.nanos();
    long trips = 0;
    while (ticker.nanos() - begin < time.toNanos()) {
      for (int i = 0; i < BETWEEN_LOOKS; i++) {
        out.write(1);
        if (in.read() < 0) {
          throw new IOException("the other end hung up");
        }
      }
      trips += BETWEEN_LOOKS;
    }
    return (ticker.nanos() - begin) / 1000.0 / trips;
  }
}
