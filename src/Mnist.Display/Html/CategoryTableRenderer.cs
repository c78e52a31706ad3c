using System.Text;
using Mnist.Statistics;

namespace Mnist.Display.Html;

/// <summary>Writes tables of samples per category as HTML.</summary>
internal static class CategoryTableRenderer
{
    /// <summary>Returns a table, with totals at its end if it has several rows.</summary>
    public static string Render(IReadOnlyList<CategoryCount> table, string caption)
    {
        CategoryTotal total = CategoryTotal.Of(table);
        var html = new StringBuilder(256 + (table.Count * 120));
        html.Append("<table><caption>").Append(Markup.Escape(caption)).Append("</caption><thead><tr>")
            .Append("<th scope=\"col\">Label</th><th scope=\"col\" class=\"name\">Category</th>")
            .Append("<th scope=\"col\">Training</th><th scope=\"col\">Testing</th><th scope=\"col\">Total</th></tr></thead>\n<tbody>\n");
        foreach (CategoryCount count in table)
        {
            html.Append("<tr><td>").Append(Figures.Number(count.Label)).Append("</td><th scope=\"row\" class=\"name\">").Append(Markup.Escape(count.Category))
                .Append("</th>").Append(Cells(count.Training, count.Testing, count.Total)).Append("</tr>\n");
        }

        html.Append("</tbody>");
        if (table.Count > 1)
        {
            html.Append("\n<tfoot><tr><td></td><th scope=\"row\" class=\"name\">").Append(total.Category).Append("</th>")
                .Append(Cells(total.Training, total.Testing, total.Total)).Append("</tr></tfoot>");
        }

        return html.Append("</table>").ToString();
    }

    private static string Cells(params long[] values) => string.Concat(values.Select(value => $"<td>{Figures.Number(value)}</td>"));
}
