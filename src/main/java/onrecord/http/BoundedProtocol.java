package onrecord.http;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP, which tells {@link Connections} of each connection: when it comes, while
 * a thread works for it, and when it is closed. Tomcat itself bounds only how many there
 * are, and lets new ones wait for the old.
 */
public final class BoundedProtocol extends Http11NioProtocol {

	private final Endpoint endpoint;

	/** Made by Tomcat, by the name of this class. */
	public BoundedProtocol() {
		this(new Endpoint());
	}

	private BoundedProtocol(Endpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	/** Sets the bound, before the start. */
	void keepWithin(Connections connections) {
		this.endpoint.connections = connections;
		// Those that are just being closed still count for Tomcat.
		setMaxConnections(Math.min(getMaxConnections(), connections.most() + connections.most() / 4));
	}

	@Override
	protected Processor createProcessor() {
		return new CleanProcessor(this);
	}

	/**
	 * What reads a request, and then another one, perhaps of another client. Tomcat's own
	 * remembers that one was of HTTP/0.9, and then tells the next client that it could
	 * not read its first line without a status and headers, as that would have it.
	 */
	private static final class CleanProcessor extends Http11Processor {

		private static final VarHandle IS_OF_HTTP_0_9 = isOfHttp09();

		CleanProcessor(BoundedProtocol protocol) {
			super(protocol, protocol.getAdapter());
		}

		private static VarHandle isOfHttp09() {
			try {
				return MethodHandles.privateLookupIn(Http11Processor.class, MethodHandles.lookup())
					.findVarHandle(Http11Processor.class, "http09", boolean.class);
			}
			catch (ReflectiveOperationException ex) {
				throw new ExceptionInInitializerError(ex);
			}
		}

		@Override
		public SocketState service(SocketWrapperBase<?> socket) throws IOException {
			IS_OF_HTTP_0_9.set(this, false);
			return super.service(socket);
		}

	}

	/** Where connections come in. */
	private static final class Endpoint extends NioEndpoint {

		private Connections connections = new Connections(Runtime.getRuntime().maxMemory() / 4, 0);

		private @Nullable ScheduledFuture<?> looking;

		@Override
		public void setHandler(Handler<NioChannel> handler) {
			super.setHandler(new Telling(handler, this));
		}

		@Override
		public void startInternal() throws Exception {
			super.startInternal();
			this.looking = getUtilityExecutor().scheduleWithFixedDelay(this.connections::cutDawdlers, 1, 1,
					TimeUnit.SECONDS);
		}

		@Override
		public void stopInternal() {
			if (this.looking != null) {
				this.looking.cancel(false);
			}
			super.stopInternal();
		}

		@Override
		protected boolean setSocketOptions(SocketChannel socket) {
			try {
				if (this.connections.admit(socket)) {
					boolean taken = super.setSocketOptions(socket);
					if (!taken) {
						this.connections.release(socket);
					}
					return taken;
				}
			}
			catch (IOException ex) {
				// It has left already.
			}
			destroySocket(socket);
			return true;
		}

	}

	/** What Tomcat does with a connection, told besides. */
	private record Telling(Handler<NioChannel> handler, Endpoint endpoint) implements Handler<NioChannel> {

		@Override
		public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
			Connection connection = this.endpoint.connections.of(socket.getSocket().getIOChannel());
			if (connection == null) {
				return this.handler.process(socket, event);
			}
			connection.enter();
			SocketState state = SocketState.CLOSED;
			try {
				state = this.handler.process(socket, event);
				return state;
			}
			finally {
				connection.leave(state != SocketState.LONG);
			}
		}

		@Override
		public Object getGlobal() {
			return this.handler.getGlobal();
		}

		@Override
		public void release(SocketWrapperBase<NioChannel> socket) {
			this.endpoint.connections.release(socket.getSocket().getIOChannel());
			this.handler.release(socket);
		}

		@Override
		public void pause() {
			this.handler.pause();
		}

		@Override
		public void recycle() {
			this.handler.recycle();
		}

	}

}
