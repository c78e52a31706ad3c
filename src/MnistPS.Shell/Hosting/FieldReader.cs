using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace MnistPS.Shell.Hosting;

/// <summary>Asks for one value, or for a list of them, of the type that a parameter wants.</summary>
internal static class FieldReader
{
    public static object? Read(PSHostUserInterface ui, FieldDescription field)
    {
        Type type = LanguagePrimitives.TryConvertTo(field.ParameterAssemblyFullName, out Type named) ? named : typeof(string);
        if (type == typeof(SecureString))
        {
            ui.Write(field.Name + ": ");
            return ui.ReadLineAsSecureString();
        }

        if (type == typeof(PSCredential))
        {
            return ui.PromptForCredential("", field.Name, "", "");
        }

        if (!type.IsArray)
        {
            return ReadValue(ui, field.Name + ": ", type, field.IsMandatory && type != typeof(string));
        }

        var values = new List<object?>();
        Type element = type.GetElementType()!;
        while (ReadValue(ui, Label(), element, insist: false) is { } value and not "")
        {
            values.Add(value);
        }

        return LanguagePrimitives.ConvertTo(values, type, CultureInfo.CurrentCulture);

        string Label() => string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{values.Count}]: ");
    }

    private static object? ReadValue(PSHostUserInterface ui, string label, Type type, bool insist)
    {
        while (true)
        {
            ui.Write(label);
            string text = ui.ReadLine();
            if (text.Length == 0 && !insist)
            {
                return text;
            }

            try
            {
                return LanguagePrimitives.ConvertTo(text, type, CultureInfo.CurrentCulture);
            }
            catch (PSInvalidCastException e)
            {
                ui.WriteErrorLine(e.Message);
            }
        }
    }
}
