-- What wrk sends: the requests of a file, one a line (method, path, If-None-Match or "-", body, between tabs), one after the other, round
-- and round. Arguments: the file; a number from which @COUNTER@ in a body counts up, so that no two requests are the same; "check" to look
-- into each answer for errors, or requests a second to hold, or "full" for as many as the server answers. Prints what it counted as JSON.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s, ns; } moment; int clock_gettime(int clock, moment *moment);")
local moment = ffi.new("moment")

local function milliseconds()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.s) * 1000 + tonumber(moment.ns) / 1e6
end

local requests, sent, counter = {}, 0, 0

local function keep_pace(requests_a_second)
  local next_one = milliseconds()
  -- wrk asks before each request how many milliseconds to wait: until the next moment of the timetable, or not at all when behind it.
  function delay()
    next_one = next_one + 1000 / requests_a_second
    return math.max(0, math.floor(next_one - milliseconds() + 0.5))
  end
end

local function look_for_errors()
  function response(status, _, body)
    if status >= 400 or body:find('"errors"', 1, true) then
      io.stderr:write(status, " ", body:sub(1, 1000), "\n")
      os.exit(1)
    end
  end
end

function init(arguments)
  counter = tonumber(arguments[2])
  for line in io.lines(arguments[1]) do
    local method, path, etag, body = line:match("^(.-)\t(.-)\t(.-)\t(.*)$")
    local headers = { ["Content-Type"] = method == "POST" and "application/json" or nil, ["If-None-Match"] = etag ~= "-" and etag or nil }
    if body:find("@COUNTER@", 1, true) then
      local before, after = body:match("^(.-)@COUNTER@(.*)$")
      table.insert(requests, { path = path, headers = headers, before = before, after = after })
    else
      table.insert(requests, wrk.format(method, path, headers, method == "POST" and body or nil))
    end
  end
  if arguments[3] == "check" then look_for_errors() elseif arguments[3] ~= "full" then keep_pace(tonumber(arguments[3])) end
end

function request()
  sent = sent + 1
  local next_one = requests[(sent - 1) % #requests + 1]
  if type(next_one) == "string" then return next_one end
  counter = counter + 1
  return wrk.format("POST", next_one.path, next_one.headers, next_one.before .. counter .. next_one.after)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format('{"requests": %d, "microseconds": %d, "bytes": %d, "errors": %d, "p50": %d, "p99": %d}',
    summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
