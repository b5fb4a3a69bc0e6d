using System.Buffers.Text;
using System.Text;

namespace Hotline.Chaos.Checks;

/// <summary>
/// Reads what a Redis server wrote into its append-only file: every command that changed anything, in order. Only the arguments
/// that the caller asks for are made into text; documents are passed over.
/// </summary>
internal sealed class AppendOnlyFile(string folder)
{
    /// <param name="journal">Key of the journal.</param>
    /// <param name="told">An event was appended.</param>
    /// <param name="trimmed">So many events were dropped from its beginning.</param>
    /// <param name="emptied">The whole store was emptied.</param>
    public void Read(string journal, Action<string> told, Action<int> trimmed, Action emptied)
    {
        var key = Encoding.UTF8.GetBytes(journal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.incr.aof").OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20);
            var reader = new RespReader(stream);
            while (reader.TryBegin(out var count))
            {
                var name = reader.ReadText().ToUpperInvariant();
                count--;
                if (name is "FLUSHALL" or "FLUSHDB")
                    emptied();
                else if (name is "RPUSH" or "LTRIM" && reader.IsNext(key))
                {
                    count--;
                    if (name == "RPUSH")
                        for (; count > 0; count--)
                            told(reader.ReadText());
                    else
                    {
                        trimmed(int.Parse(reader.ReadText(), System.Globalization.CultureInfo.InvariantCulture));
                        count--;
                    }
                }
                else if (name is "RPUSH" or "LTRIM")
                    count--;
                for (; count > 0; count--)
                    reader.Skip();
            }
        }
    }

    /// <summary>Commands as arrays of bulk strings; a tail that was cut off in the middle ends the reading.</summary>
    private sealed class RespReader(Stream stream)
    {
        private readonly byte[] _line = new byte[32];
        private byte[] _buffer = new byte[64 * 1024];

        public bool TryBegin(out int count)
        {
            int first;
            // Annotations (#TS:...) stand between commands.
            while ((first = stream.ReadByte()) == '#')
                while (stream.ReadByte() is not ('\n' or -1))
                {
                }
            if (first != '*')
            {
                count = 0;
                return false;
            }
            count = ReadNumber();
            return count > 0;
        }

        public string ReadText()
        {
            var length = Fill();
            return Encoding.UTF8.GetString(_buffer, 0, length);
        }

        public bool IsNext(byte[] expected)
        {
            var length = Fill();
            return _buffer.AsSpan(0, length).SequenceEqual(expected);
        }

        public void Skip()
        {
            stream.ReadByte();
            stream.Seek(ReadNumber() + 2, SeekOrigin.Current);
        }

        private int Fill()
        {
            stream.ReadByte();
            var length = ReadNumber();
            if (_buffer.Length < length)
                _buffer = new byte[length * 2];
            // A command that was being written when the server was killed is not one.
            if (length < 0 || stream.ReadAtLeast(_buffer.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
                return 0;
            stream.ReadByte();
            stream.ReadByte();
            return length;
        }

        private int ReadNumber()
        {
            var at = 0;
            int next;
            while ((next = stream.ReadByte()) is not ('\n' or -1))
                if (next != '\r' && at < _line.Length)
                    _line[at++] = (byte)next;
            return Utf8Parser.TryParse(_line.AsSpan(0, at), out int number, out _) ? number : -1;
        }
    }
}
