-- wrk sends the lines of the file named after `--`, one after another; each thread starts at its own line.
local paths, at = {}, 0

function setup(thread)
  thread:set("start", math.random(0, 4000))
end

function init(args)
  for line in io.lines(args[1]) do
    paths[#paths + 1] = wrk.format("GET", line)
  end
  at = start
end

function request()
  at = at + 1
  return paths[at % #paths + 1]
end

function done(summary)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout
  io.write(string.format('{"requests": %d, "errors": %d, "seconds": %.3f, "per_second": %.1f, "bytes_each": %d}\n',
    summary.requests, failed, summary.duration / 1e6, summary.requests / (summary.duration / 1e6),
    summary.bytes / math.max(summary.requests, 1)))
end
