/** The data path of flannel's {@code udp} backend: IPv4 packets in UDP by way of a TUN link. */
package dev.tweed.overlay.udp;
