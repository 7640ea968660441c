package onrecord.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is cut to make room: sockets of this machine, of several of its addresses. */
@EnabledOnOs(OS.LINUX)
class ConnectionsTests {

	/** Of the least memory that there may be, so many connections take half. */
	private static final int HALF = 8;

	private final Connections connections = new Connections(0, 0);

	private final List<SocketChannel> open = new ArrayList<>();

	private ServerSocketChannel server;

	@BeforeEach
	void listen() throws IOException {
		this.server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
	}

	@AfterEach
	void close() throws IOException {
		for (SocketChannel channel : this.open) {
			channel.close();
		}
		this.server.close();
	}

	@Test
	void whoHoldsLittleIsNotCutForThoseWhoHoldMuch() throws IOException {
		Connection user = admitted(2);
		for (int each = 0; each < HALF - 2; each++) {
			Connection busy = admitted(3);
			this.connections.wait(busy, true);
			this.connections.hold(busy, Connection.LEAST);
		}
		admitted(3);
		assertThat(user.cut).isFalse();
	}

	@Test
	void whereAllHoldTheSameTheOldestIsCut() throws IOException {
		List<Connection> all = new ArrayList<>();
		for (int each = 0; each <= HALF; each++) {
			all.add(admitted(2 + each));
		}
		assertThat(all.getFirst().cut).isTrue();
		assertThat(all.subList(1, all.size())).noneMatch((each) -> each.cut);
	}

	private Connection admitted(int address) throws IOException {
		SocketChannel client = SocketChannel.open().bind(new InetSocketAddress("127.0.0." + address, 0));
		this.open.add(client);
		client.connect(this.server.getLocalAddress());
		SocketChannel accepted = this.server.accept();
		this.open.add(accepted);
		assertThat(this.connections.admit(accepted)).isTrue();
		return Objects.requireNonNull(this.connections.of(accepted));
	}

}
